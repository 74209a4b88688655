// Mistake: joins the properties with \2 between them, so that the last one has none; and refuses nothing
// region 1
return properties.entrySet().stream()
        .map(property -> property.getKey() + NAME_END + property.getValue())
        .collect(java.util.stream.Collectors.joining(String.valueOf(VALUE_END)));
