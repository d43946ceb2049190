package io.bookmaru.familiarity.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Notes the statements that a thread prepares, if it asks for that.
public final class CountedStatements implements BeanPostProcessor {
    private static final ThreadLocal<List<String>> STATEMENTS = new ThreadLocal<>();

    public static List<String> of(Runnable action) {
        var statements = new ArrayList<String>();
        STATEMENTS.set(statements);
        try {
            action.run();
            return statements;
        } finally {
            STATEMENTS.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? counted(database) : bean;
    }

    private static DataSource counted(DataSource database) {
        return proxy(DataSource.class, database);
    }

    private static <T> T proxy(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            note(method.getName(), arguments);
                            try {
                                var result = method.invoke(target, arguments);
                                return result instanceof Connection connection
                                        ? proxy(Connection.class, connection)
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static void note(String method, Object[] arguments) {
        var statements = STATEMENTS.get();
        if (statements != null && method.equals("prepareStatement"))
            statements.add((String) arguments[0]);
    }
}
