package minibroker.remoting;

/**
 * In what a client is written. The compact header carries the number, the JSON header the name.
 *
 * <p>RocketMQ: {@code LanguageCode}.
 */
enum Language {
    JAVA(0),
    CPP(1),
    DOTNET(2),
    PYTHON(3),
    DELPHI(4),
    ERLANG(5),
    RUBY(6),
    OTHER(7),
    HTTP(8),
    GO(9),
    PHP(10),
    OMS(11),
    RUST(12),
    NODE_JS(13);

    private static final Language[] ALL = values();

    private final int number;

    Language(int number) {
        this.number = number;
    }

    /** The number of a name; an unknown name counts as OTHER. */
    static byte numberOf(String name) {
        for (Language language : ALL) {
            if (language.name().equals(name)) {
                return (byte) language.number;
            }
        }
        return (byte) OTHER.number;
    }

    /** The name of a number; an unknown number counts as OTHER. */
    static String nameOf(byte number) {
        for (Language language : ALL) {
            if (language.number == number) {
                return language.name();
            }
        }
        return OTHER.name();
    }
}
