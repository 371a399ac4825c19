package dev.rowan.agent.program;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Works hard, without a database: it compiles a class. */
public final class Compiles {
    private Compiles() {}

    public static void main(String[] args) throws Exception {
        Path source = Files.writeString(Path.of("Empty.java"), "class Empty { Runnable run = () -> {}; }");
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString());
        System.out.println(exit == 0 ? "compiled" : "not compiled");
    }
}
