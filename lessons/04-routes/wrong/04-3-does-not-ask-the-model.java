// Mistake: any topic will do as a model, whether it may be one or not
// region 1
Optional<TopicConfig> known = find(topic);
if (known.isPresent()) {
    return known;
}
return find(model).map(parent -> {
    int count = Math.max(0, Math.min(queues, parent.writeQueues()));
    TopicConfig made = new TopicConfig(topic, count, count, parent.permission() & ~TopicConfig.INHERIT);
    put(made);
    return made;
});
