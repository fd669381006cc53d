/**
 * The one-shot program and class that bring a database to the newest schema. An address enters;
 * nothing else in the project runs DDL.
 */
@NullMarked
package io.thimble.db.migrate;

import org.jspecify.annotations.NullMarked;
