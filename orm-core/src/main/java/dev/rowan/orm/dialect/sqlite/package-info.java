/** SQLite: texts for moments, functions of ours on each connection for what it lacks. */
@NullMarked
package dev.rowan.orm.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
