package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;

/**
 * What a unit of work is, when it begins.
 *
 * @param kind what kind of work
 * @param name {@code GET /owners}, a method, a thread's name; or ""
 * @param testId the test's unique id, or ""
 * @param testName what a person calls the test, or ""
 * @param phase which part of the test
 * @param parent the enclosing unit's id, or ""
 */
public record UnitStart(UnitKind kind, String name, String testId, String testName, TestPhase phase, String parent) {

    public static UnitStart of(UnitKind kind, String name) {
        return new UnitStart(kind, name, "", "", TestPhase.NONE, "");
    }

    public UnitStart inTest(String id, String displayName, TestPhase testPhase) {
        return new UnitStart(kind, name, id, displayName, testPhase, parent);
    }

    public UnitStart called(String otherName) {
        return new UnitStart(kind, otherName, testId, testName, phase, parent);
    }

    public UnitStart within(String parentUnitId) {
        return new UnitStart(kind, name, testId, testName, phase, parentUnitId);
    }
}
