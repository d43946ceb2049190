package io.bookmaru.preference.recommendation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param refresh least pause before the reactions of all children are read again
/// @param catalogueRefresh for how long a change of the catalogue may go unseen
/// @param candidates from how many of the best books the recommended ones are chosen
/// @param weights what counts how much
/// @param neighbours what is learned from children with similar taste
@ConfigurationProperties("bookmaru.recommendation")
public record RecommendationProperties(
        @DefaultValue("1m") Duration refresh,
        @DefaultValue("1s") Duration catalogueRefresh,
        @DefaultValue("100") int candidates,
        @DefaultValue Weights weights,
        @DefaultValue Neighbours neighbours) {

    /// Each part of a score lies between -1 and 1 before it is multiplied by its weight.
    ///
    /// @param tags genres and topics of the book that the child likes
    /// @param tagsDamping how much a taste of few reactions counts less; 0 makes the first reaction
    ///   count as much as a hundred
    /// @param personality traits of the book on the axes where the child is
    /// @param similar books that those like who like the same books
    /// @param similarDamping as for tags
    /// @param dislikes what a disliked book takes from its neighbours, where a liked one adds 1
    /// @param popularity among children of that age
    /// @param yearTooOld taken off for each year that the child is above the book's age
    /// @param yearTooYoung taken off for each year that the child is below it
    /// @param sameness taken off a book as like those before it in the list as can be
    public record Weights(
            @DefaultValue("0.5") double tags,
            @DefaultValue("0.5") double tagsDamping,
            @DefaultValue("0.5") double personality,
            @DefaultValue("1.0") double similar,
            @DefaultValue("0.4") double similarDamping,
            @DefaultValue("0.2") double dislikes,
            @DefaultValue("0.4") double popularity,
            @DefaultValue("0.25") double yearTooOld,
            @DefaultValue("0.5") double yearTooYoung,
            @DefaultValue("0.1") double sameness) {}

    /// @param perBook how many neighbours each book has at most
    /// @param likesPerChild of a child with more likes only so many are looked at
    /// @param shrinkage how many children must speak for a likeness before it is believed
    public record Neighbours(
            @DefaultValue("200") int perBook,
            @DefaultValue("500") int likesPerChild,
            @DefaultValue("10") double shrinkage) {}
}
