package dev.rowan.reports;

import dev.rowan.analysis.Analysis;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Report;

/** What came of a request: the report with its verdict, and what it was made from. */
public record Result(Analysis analysis, Measured measured, Report report) {}
