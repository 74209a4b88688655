// Mistake: a sender may have as many queues as it likes
// region 1
Optional<TopicConfig> known = find(topic);
if (known.isPresent()) {
    return known;
}
return find(model).filter(TopicConfig::mayInherit).map(parent -> {
    TopicConfig made = new TopicConfig(topic, queues, queues, parent.permission() & ~TopicConfig.INHERIT);
    put(made);
    return made;
});
