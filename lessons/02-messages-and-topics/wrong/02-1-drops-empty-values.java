// Mistake: takes an empty value for no value, as RocketMQ's own decoder does
// region 2
Map<String, String> properties = new LinkedHashMap<>();
int start = 0;
while (start < text.length()) {
    int end = text.indexOf(VALUE_END, start);
    if (end < 0) {
        end = text.length();
    }
    int nameEnd = text.indexOf(NAME_END, start);
    if (nameEnd > start && nameEnd < end - 1) {
        properties.put(text.substring(start, nameEnd), text.substring(nameEnd + 1, end));
    }
    start = end + 1;
}
return properties;
