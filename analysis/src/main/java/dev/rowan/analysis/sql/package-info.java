/** SQL text read once: fingerprint, verb, tables, keys; no database and no grammar behind it. */
@NullMarked
package dev.rowan.analysis.sql;

import org.jspecify.annotations.NullMarked;
