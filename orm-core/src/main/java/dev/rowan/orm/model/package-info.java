/** Descriptions of models: fields, relations, table options, and the graph that they form. */
@NullMarked
package dev.rowan.orm.model;

import org.jspecify.annotations.NullMarked;
