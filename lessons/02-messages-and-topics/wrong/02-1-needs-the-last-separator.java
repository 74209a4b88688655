// Mistake: stops when no \2 is left, and loses the last property of a text that ends without it
// region 2
Map<String, String> properties = new LinkedHashMap<>();
int start = 0;
int end;
while ((end = text.indexOf(VALUE_END, start)) >= 0) {
    int nameEnd = text.indexOf(NAME_END, start);
    if (nameEnd > start && nameEnd < end) {
        properties.put(text.substring(start, nameEnd), text.substring(nameEnd + 1, end));
    }
    start = end + 1;
}
return properties;
