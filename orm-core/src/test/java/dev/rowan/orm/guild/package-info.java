/** Guilds and their members: links that are rows of models. */
@NullMarked
package dev.rowan.orm.guild;

import org.jspecify.annotations.NullMarked;
