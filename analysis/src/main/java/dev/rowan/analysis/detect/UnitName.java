package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;

/** What a reader knows a unit by; it outlives the unit, which is large. */
public record UnitName(String jvm, String testId, String testName, UnitKind kind, String name) {

    static UnitName of(Unit unit) {
        return new UnitName(unit.jvm(), unit.testId(), unit.testName(), unit.kind(), unit.name());
    }
}
