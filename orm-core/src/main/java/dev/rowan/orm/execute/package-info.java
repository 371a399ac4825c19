/** Connections, transactions and statements; it never sees a query tree. */
@NullMarked
package dev.rowan.orm.execute;

import org.jspecify.annotations.NullMarked;
