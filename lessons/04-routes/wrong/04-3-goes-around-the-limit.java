// Mistake: keeps the topic and tells of it without put, which looks whether there is room
// region 1
Optional<TopicConfig> known = find(topic);
if (known.isPresent()) {
    return known;
}
return find(model).filter(TopicConfig::mayInherit).map(parent -> {
    int count = Math.max(0, Math.min(queues, parent.writeQueues()));
    TopicConfig made = new TopicConfig(topic, count, count, parent.permission() & ~TopicConfig.INHERIT);
    topics.put(topic, made);
    onChange.run();
    return made;
});
