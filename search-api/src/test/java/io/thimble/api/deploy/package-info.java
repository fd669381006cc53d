/**
 * How Thimble is put onto machines. Images are built by the script that people use and run without
 * a network, a registry or a daemon; the chart is rendered and held to what Kubernetes' models know
 * and to rules of our own; the compose file is read; and whatever dashboard, alerts and scaling ask
 * for is asked of the real programs. Nothing here needs a cluster.
 */
@NullMarked
package io.thimble.api.deploy;

import org.jspecify.annotations.NullMarked;
