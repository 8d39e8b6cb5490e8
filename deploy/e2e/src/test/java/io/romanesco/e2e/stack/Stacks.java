package io.romanesco.e2e.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a running stack to the test classes that ask for one in their constructor. Classes share
 * it; only one runs at a time, so asking for the other kind stops this one. The order of the
 * classes keeps that rare.
 */
public final class Stacks implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(Stacks.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return Stack.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return running(test).get(parameter.getParameter().getType());
    }

    private static Running running(ExtensionContext test) {
        return test.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    /** The one stack that runs; closed at the end of all tests. */
    private static final class Running implements AutoCloseable {

        private Stack stack;
        private Class<?> broken;

        private Stack get(Class<?> kind) {
            if (kind.equals(broken)) {
                // Told once in full; waiting for it again in each class would take minutes.
                throw new AssertionError("The stack did not start for an earlier test either");
            }
            if (!kind.isInstance(stack)) {
                close();
                broken = kind;
                stack =
                        kind.equals(SeparateStack.class)
                                ? new SeparateStack()
                                : LocalStack.prepared("local");
                stack.start();
                broken = null;
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null) {
                stack.close();
                stack = null;
            }
        }
    }
}
