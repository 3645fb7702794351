/**
 * Says whether the rows of a field are spread over its categories as they usually are: a pure function of counts.
 *
 * <p>A bucket is judged from buckets before it only, by all shares together: rows that go from one category to another
 * are found though neither share alone would show them. New and vanished categories are told by exact rules.
 */
@NullMarked
package io.headwater.detect.shares;

import org.jspecify.annotations.NullMarked;
