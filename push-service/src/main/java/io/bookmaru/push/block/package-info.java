/// Which members do not want to see each other, so that nobody is told of somebody they block.
@NullMarked
package io.bookmaru.push.block;

import org.jspecify.annotations.NullMarked;
