// Mistake: no loop over an empty name finds a wrong character in it
// region 1
int limit = topic.startsWith("%RETRY%") || topic.startsWith("%DLQ%") ? MAX_GROUP_TOPIC : MAX_TOPIC;
if (topic.length() > limit) {
    return Optional.of("The topic has %d characters, the limit is %d".formatted(topic.length(), limit));
}
for (char c : topic.toCharArray()) {
    if (!isAllowed(c)) {
        return Optional.of("The topic holds '%c'".formatted(c));
    }
}
return Optional.empty();
