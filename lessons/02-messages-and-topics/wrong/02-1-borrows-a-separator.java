// Mistake: a piece without \1 takes the \1 of the next piece for its own
// region 2
Map<String, String> properties = new LinkedHashMap<>();
int start = 0;
while (start < text.length()) {
    int nameEnd = text.indexOf(NAME_END, start);
    if (nameEnd < 0) {
        break;
    }
    int end = text.indexOf(VALUE_END, nameEnd);
    if (end < 0) {
        end = text.length();
    }
    if (nameEnd > start) {
        properties.put(text.substring(start, nameEnd), text.substring(nameEnd + 1, end));
    }
    start = end + 1;
}
return properties;
