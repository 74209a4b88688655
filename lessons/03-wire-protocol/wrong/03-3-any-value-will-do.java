// Mistake: does not look whether the header is an object at all
// region 2
int code = 0;
String language = "OTHER";
int version = 0;
int opaque = 0;
int flag = 0;
String remark = "";
Map<String, String> extFields = Map.of();
json.nextToken();
for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
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
        default -> json.skipChildren();
    }
}
return new RemotingCommand(code, language, version, opaque, flag, remark, extFields, body);
