// Mistake: counts the characters of the properties instead of their bytes
// region 1
return 48
        + (bornAddress.length + 4)
        + 8
        + (storeAddress.length + 4)
        + 4
        + 8
        + (4 + message.body().length)
        + (topicLengthBytes() + topic.length)
        + (2 + message.properties().length());
