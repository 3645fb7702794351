/**
 * Who may do what: principals, roles, scopes and tokens.
 *
 * <p>Every operation of the product takes the {@link io.headwater.core.access.Principal} on whose behalf it runs, and
 * asks it before anything else. Whatever is not granted is denied.
 */
@NullMarked
package io.headwater.core.access;

import org.jspecify.annotations.NullMarked;
