package io.bookmaru.testing.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An object whose members may be what no JSON library writes: values that are no JSON, names that
/// come twice. Values are kept as text; nested objects are members with a dot in their name.
record JsonObject(List<Member> members) {

    /// @param path names from the outermost object inwards
    /// @param json as it is written
    record Member(List<String> path, String json) {
        String name() {
            return path.getLast();
        }
    }

    static JsonObject of(String json) {
        var members = new ArrayList<Member>();
        collect(JsonMapper.shared().readTree(json), List.of(), members);
        return new JsonObject(members);
    }

    private static void collect(JsonNode object, List<String> path, List<Member> members) {
        object.properties()
                .forEach(property -> {
                    var inner = new ArrayList<>(path);
                    inner.add(property.getKey());
                    if (property.getValue().isObject()) {
                        collect(property.getValue(), inner, members);
                    } else {
                        members.add(new Member(inner, property.getValue().toString()));
                    }
                });
    }

    boolean has(String name) {
        return members.stream().anyMatch(m -> m.path().contains(name));
    }

    JsonObject change(int member, UnaryOperator<String> change) {
        var old = members.get(member);
        return replace(member, List.of(new Member(old.path(), change.apply(old.json()))));
    }

    JsonObject rename(int member, UnaryOperator<String> change) {
        var old = members.get(member);
        var path = new ArrayList<>(old.path());
        path.set(path.size() - 1, change.apply(old.name()));
        return replace(member, List.of(new Member(path, old.json())));
    }

    JsonObject without(int member) {
        return replace(member, List.of());
    }

    /// The same name again, directly after it.
    JsonObject again(int member, String json) {
        var old = members.get(member);
        return replace(member, List.of(old, new Member(old.path(), json)));
    }

    /// Beside an existing member, so that inner objects get some too.
    JsonObject beside(int member, String name, String json) {
        if (members.isEmpty()) return new JsonObject(List.of(new Member(List.of(name), json)));
        var old = members.get(member);
        var path = new ArrayList<>(old.path());
        path.set(path.size() - 1, name);
        return replace(member, List.of(old, new Member(path, json)));
    }

    private JsonObject replace(int member, List<Member> by) {
        var changed = new ArrayList<>(members);
        changed.remove(member);
        changed.addAll(member, by);
        return new JsonObject(changed);
    }

    String text() {
        return text(members, 0);
    }

    /// Members of one inner object stand together.
    private static String text(List<Member> members, int depth) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < members.size(); ) {
            var member = members.get(i);
            var name = member.path().get(depth);
            if (member.path().size() == depth + 1) {
                parts.add(quoted(name) + ":" + member.json());
                i++;
                continue;
            }
            var from = i;
            while (i < members.size() && isInside(members.get(i), name, depth)) i++;
            parts.add(quoted(name) + ":" + text(members.subList(from, i), depth + 1));
        }
        return parts.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isInside(Member member, String name, int depth) {
        return member.path().size() > depth + 1 && member.path().get(depth).equals(name);
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
