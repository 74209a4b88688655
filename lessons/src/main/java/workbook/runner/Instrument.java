package workbook.runner;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.HashSet;
import java.util.Set;

/**
 * Makes a learner's class safe to run inside the workbook's JVM: an endless loop can be ended, and System.exit is an
 * exception. Neither can be had from outside any more, since Thread.stop and the security manager are gone. And text
 * without a charset is taken as on a machine whose own is not UTF-8, which no JVM can become after its start.
 */
final class Instrument {
    private static final String GUARD = Guard.class.getName().replace('.', '/');

    private Instrument() {}

    static byte[] guarded(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Guarding(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** A call without arguments or result fits before any jump: the frames do not change. */
    private static final class Guarding extends MethodVisitor {
        private static final String CHARSET = "()Ljava/nio/charset/Charset;";
        private static final String STRING = "java/lang/String";
        private static final Set<String> BYTES = Set.of("([B)V", "([BII)V");

        private final Set<Label> behind = new HashSet<>();

        Guarding(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (behind.contains(target)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "jumpBack", "()V", false);
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean ends = descriptor.equals("(I)V") && (name.equals("exit") || name.equals("halt"));
            if (ends && owner.equals("java/lang/System")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", "(I)V", false);
            } else if (ends && owner.equals("java/lang/Runtime")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", "(Ljava/lang/Runtime;I)V", false);
            } else if (owner.equals(STRING) && name.equals("getBytes") && descriptor.equals("()[B")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "bytes", "(Ljava/lang/String;)[B", false);
            } else if (owner.equals(STRING) && name.equals("<init>") && BYTES.contains(descriptor)) {
                textOfBytes(descriptor);
            } else if (owner.equals("java/nio/charset/Charset") && name.equals("defaultCharset")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "charset", CHARSET, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        /** The constructor with one argument more. */
        private void textOfBytes(String descriptor) {
            if (descriptor.equals("([B)V")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "tell", "([B)[B", false);
            }
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "charset", CHARSET, false);
            String withCharset = descriptor.replace(")", "Ljava/nio/charset/Charset;)");
            super.visitMethodInsn(Opcodes.INVOKESPECIAL, STRING, "<init>", withCharset, false);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] replaced = arguments.clone();
            for (int i = 0; i < replaced.length; i++) {
                if (replaced[i] instanceof Handle handle) {
                    replaced[i] = inPlaceOf(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
        }

        private static Handle inPlaceOf(Handle handle) {
            String called = handle.getOwner() + "." + handle.getName() + handle.getDesc();
            return switch (called) {
                case "java/lang/System.exit(I)V" -> guard("exit", "(I)V");
                case "java/lang/String.getBytes()[B" -> guard("bytes", "(Ljava/lang/String;)[B");
                case "java/lang/String.<init>([B)V" -> guard("text", "([B)Ljava/lang/String;");
                case "java/nio/charset/Charset.defaultCharset" + CHARSET -> guard("charset", CHARSET);
                default -> handle;
            };
        }

        private static Handle guard(String name, String descriptor) {
            return new Handle(Opcodes.H_INVOKESTATIC, GUARD, name, descriptor, false);
        }
    }
}
