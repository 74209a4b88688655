// Mistake: says that something is wrong, but not what
// region 2
boolean good = body.length > 0
        && body.length <= MAX_BODY
        && properties.getBytes(StandardCharsets.UTF_8).length <= MAX_PROPERTIES;
return good ? Optional.empty() : Optional.of("The message is illegal");
