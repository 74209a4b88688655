// Mistake: refuses \1 in a value too, though it can be read back
// region 1
StringBuilder text = new StringBuilder();
properties.forEach((name, value) -> {
    if (name.isEmpty() || (name + value).matches("(?s).*[\u0001\u0002].*")) {
        throw new IllegalArgumentException("A separator in property " + name);
    }
    text.append(name).append(NAME_END).append(value).append(VALUE_END);
});
return text.toString();
