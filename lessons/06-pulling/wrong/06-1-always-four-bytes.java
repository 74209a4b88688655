// Mistake: counts four bytes for every address
// region 1
return 48 + 8 + 8 + 8 + 4 + 8 + (4 + message.body().length) + (topicLengthBytes() + topic.length) + (2 + properties.length);
