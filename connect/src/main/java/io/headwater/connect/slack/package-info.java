/** Slack as a channel: a bot that answers in threads, or an incoming webhook. */
@NullMarked
package io.headwater.connect.slack;

import org.jspecify.annotations.NullMarked;
