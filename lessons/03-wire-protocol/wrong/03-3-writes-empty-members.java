// Mistake: writes remark and extFields although there is nothing in them
// region 1
json.writeStartObject();
json.writeNumberField("code", command.code());
json.writeObjectFieldStart("extFields");
for (Map.Entry<String, String> field : command.extFields().entrySet()) {
    json.writeStringField(field.getKey(), field.getValue());
}
json.writeEndObject();
json.writeNumberField("flag", command.flag());
json.writeStringField("language", command.language());
json.writeNumberField("opaque", command.opaque());
json.writeStringField("remark", command.remark());
json.writeStringField("serializeTypeCurrentRPC", "JSON");
json.writeNumberField("version", command.version());
json.writeEndObject();
