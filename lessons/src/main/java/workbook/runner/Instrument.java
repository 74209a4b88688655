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
 * exception. Neither can be had from outside any more, since Thread.stop and the security manager are gone.
 */
final class Instrument {
    private static final String GUARD = Guard.class.getName().replace('.', '/');

    private Instrument() {}

    static byte[] guarded(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
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

    /** A call without arguments or result fits before any jump: neither the stack nor its frames change. */
    private static final class Guarding extends MethodVisitor {
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
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] replaced = arguments.clone();
            for (int i = 0; i < replaced.length; i++) {
                if (replaced[i] instanceof Handle handle
                        && handle.getOwner().equals("java/lang/System")
                        && handle.getName().equals("exit")) {
                    replaced[i] = new Handle(Opcodes.H_INVOKESTATIC, GUARD, "exit", "(I)V", false);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
        }
    }
}
