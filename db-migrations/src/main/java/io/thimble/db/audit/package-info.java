/**
 * The store of the audit log: who changed what, when and from where. A change enters before it is
 * begun and once more when it is answered, so a server that ends in between leaves a trace.
 */
@NullMarked
package io.thimble.db.audit;

import org.jspecify.annotations.NullMarked;
