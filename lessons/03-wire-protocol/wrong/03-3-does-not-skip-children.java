// Mistake: passes over the value of an unknown member, but not over what is inside it
// region 2
int code = 0;
String language = "OTHER";
int version = 0;
int opaque = 0;
int flag = 0;
String remark = "";
Map<String, String> extFields = Map.of();
if (json.nextToken() != JsonToken.START_OBJECT) {
    throw new BadFrame("A JSON header starts with {, this one with " + json.currentToken());
}
while (json.nextToken() != JsonToken.END_OBJECT) {
    String member = json.currentName();
    if (json.nextToken() == JsonToken.VALUE_NULL) {
        continue;
    }
    switch (member) {
        case "code" -> code = json.getIntValue();
        case "language" -> language = json.getText();
        case "version" -> version = json.getIntValue();
        case "opaque" -> opaque = json.getIntValue();
        case "flag" -> flag = json.getIntValue();
        case "remark" -> remark = json.getText();
        case "extFields" -> extFields = readFields(json);
        default -> {}
    }
}
return new RemotingCommand(code, language, version, opaque, flag, remark, extFields, body);
