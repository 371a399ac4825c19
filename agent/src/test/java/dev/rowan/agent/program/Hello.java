package dev.rowan.agent.program;

/** A program that sees no database. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
