/** What goes wrong between an application and its database, on real servers. */
@NullMarked
package dev.rowan.orm.faults;

import org.jspecify.annotations.NullMarked;
