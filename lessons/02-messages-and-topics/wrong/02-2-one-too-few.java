// Mistake: refuses the limit itself
// region 1
if (topic.isBlank()) {
    return Optional.of("The topic is blank");
}
int limit = topic.startsWith("%RETRY%") || topic.startsWith("%DLQ%") ? MAX_GROUP_TOPIC : MAX_TOPIC;
if (topic.length() >= limit) {
    return Optional.of("The topic has %d characters, the limit is %d".formatted(topic.length(), limit));
}
for (char c : topic.toCharArray()) {
    if (!isAllowed(c)) {
        return Optional.of("The topic holds '%c'".formatted(c));
    }
}
return Optional.empty();
