/** E-mail as a channel, over SMTP: text and HTML, the notices of one incident in one thread. */
@NullMarked
package io.headwater.connect.mail;

import org.jspecify.annotations.NullMarked;
