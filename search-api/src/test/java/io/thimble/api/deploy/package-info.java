/**
 * The programs as they are deployed, in containers, rather than from this checkout. Images are
 * built by the script that people use and run without a network, a registry or a daemon; what each
 * test found is printed and kept in {@code target/images.log}.
 */
@NullMarked
package io.thimble.api.deploy;

import org.jspecify.annotations.NullMarked;
