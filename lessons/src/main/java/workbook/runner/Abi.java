package workbook.runner;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What other files can see of compiled classes: names, types and constants, but no bodies. While it stays the same,
 * what was compiled against it is still right.
 */
final class Abi extends ClassVisitor {
    private final SortedSet<String> lines = new TreeSet<>();
    private String type = "";
    private boolean insideMethod;

    private Abi() {
        super(Opcodes.ASM9);
    }

    static SortedSet<String> of(Map<String, byte[]> classes) {
        SortedSet<String> all = new TreeSet<>();
        for (byte[] bytes : classes.values()) {
            Abi abi = new Abi();
            new ClassReader(bytes)
                    .accept(abi, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            if (!abi.insideMethod) {
                all.addAll(abi.lines);
            }
        }
        return all;
    }

    private void line(Object... parts) {
        lines.add(type + " " + Arrays.deepToString(parts));
    }

    @Override
    public void visit(int version, int access, String name, String signature, String above, String[] interfaces) {
        type = name;
        line("class", access, signature, above, interfaces);
    }

    /** A class inside a method, which nobody else can name. */
    @Override
    public void visitOuterClass(String owner, String method, String descriptor) {
        insideMethod = true;
    }

    @Override
    public void visitInnerClass(String name, String outer, String inner, int access) {
        if (outer != null) {
            line("inner", name, access);
        }
    }

    @Override
    public void visitPermittedSubclass(String permitted) {
        line("permits", permitted);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        line("component", name, descriptor, signature);
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object constant) {
        if ((access & Opcodes.ACC_PRIVATE) == 0) {
            line("field", access, name, descriptor, signature, constant);
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if ((access & Opcodes.ACC_PRIVATE) == 0) {
            line("method", access, name, descriptor, signature, exceptions);
        }
        return null;
    }
}
