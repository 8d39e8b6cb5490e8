package io.romanesco.e2e.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all test classes one shared stack: it starts for the first of them and stops after the
 * last.
 */
public final class Stacks implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(Stacks.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(LocalStack.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .running();
    }

    /** The stack, with two workers that share the partitions. */
    private static final class Shared implements AutoCloseable {

        private final LocalStack stack = new LocalStack("shared");
        private boolean tried;
        private boolean running;

        private LocalStack running() {
            if (tried && !running) {
                // The first failure has the details; waiting again in each class would take an
                // hour.
                throw new AssertionError("The stack did not start for an earlier test either");
            }
            if (!tried) {
                tried = true;
                stack.start("--inference-instances", "2");
                running = true;
            }
            return stack;
        }

        @Override
        public void close() {
            stack.close();
        }
    }
}
