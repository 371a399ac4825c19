package dev.rowan.agent.capture;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Advice and the methods it goes into. */
record Hook(Advice advice, ElementMatcher<? super MethodDescription> methods) {
    static Hook of(Class<?> advice, ElementMatcher<? super MethodDescription> methods) {
        return new Hook(Advice.to(advice), methods);
    }
}
