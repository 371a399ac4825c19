/** What machines and pull requests read: findings.json, SARIF, JUnit XML, Markdown. */
@NullMarked
package dev.rowan.reports.export;

import org.jspecify.annotations.NullMarked;
