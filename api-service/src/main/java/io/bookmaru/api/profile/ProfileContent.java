package io.bookmaru.api.profile;

import java.util.List;

/// What a member tells of itself, in a request and in the profile it becomes.
record ProfileContent(
        List<String> hobbies,
        List<String> interests,
        String mbti,
        String region,
        String introduction) {}
