// Mistake: counts four bytes for the broker's address, as its own machine has it
// region 1
return 48
        + (bornAddress.length + 4)
        + 8
        + (4 + 4)
        + 4
        + 8
        + (4 + message.body().length)
        + (topicLengthBytes() + topic.length)
        + (2 + properties.length);
