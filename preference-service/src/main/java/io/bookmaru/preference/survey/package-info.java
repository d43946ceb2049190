/// A parent's questionnaire about a child.
@NullMarked
package io.bookmaru.preference.survey;

import org.jspecify.annotations.NullMarked;
