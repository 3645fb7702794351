/** Any HTTP endpoint as a channel: the body of Prometheus Alertmanager's webhook, version 4, signed. */
@NullMarked
package io.headwater.connect.webhook;

import org.jspecify.annotations.NullMarked;
