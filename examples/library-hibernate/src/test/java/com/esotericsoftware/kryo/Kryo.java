package com.esotericsoftware.kryo;

/** Stands in for the library of this name, which copies objects by their fields. */
public class Kryo {
    public <T> T copy(T object) {
        return object;
    }
}
