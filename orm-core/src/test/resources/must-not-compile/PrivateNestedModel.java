package shop;

import dev.rowan.orm.*;

class Outer {
    @Table
    private static class Post extends Model {
        Long id;
    }

    private static class Inner {
        @Table
        static class Tag extends Model {
            Long id;
        }
    }

    @Table
    class Note extends Model {
        Long id;
    }
}
