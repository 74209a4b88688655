// Mistake: counts the characters of the properties, not their bytes
// region 2
if (body.length == 0) {
    return Optional.of("The body is empty");
}
if (body.length > MAX_BODY) {
    return Optional.of("The body has %d bytes, the limit is %d".formatted(body.length, MAX_BODY));
}
if (properties.length() > MAX_PROPERTIES) {
    return Optional.of("The properties have %d bytes, the limit is %d".formatted(properties.length(), MAX_PROPERTIES));
}
return Optional.empty();
