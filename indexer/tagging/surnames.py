"""Chinese family names, to tell a byline's names from the words after 记者."""

from __future__ import annotations

# The Hundred Family Names and further common ones of today, without those that mostly begin a
# clause after 记者 (从, 在, 由, 和 …). Written by hand; the facts are public.
SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
    "乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇"
    "栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温庄晏柴瞿"
    "阎充慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶空曾毋沙乜养鞠丰巢关蒯相查荆红游竺权逯盖益桓公仉督岳"
    "帅缑亢况郈琴归海晋楚闫法汝鄢涂钦商佘佴伯赏墨哈谯笪爱阳佟言福覃贠肖付代邸原苑尧仝揭冼麦区凡亓撒青辜迟展矫蹇火初栗信官敬税鹿宛闰才良占战仵衣綦庆阿扎旦次德格仁措普"
    "洛尼拉加隋牟丛兰芦丘苟畅"
)
# Those of nine in ten people, with which a run of names is cut first.
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
    "韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景"
    "薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚穆党燕郎邸冀谈姬屠连郜晏栾郁"
)
DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "夏侯",
        "端木",
        "独孤",
        "南宫",
        "呼延",
        "长孙",
        "宇文",
        "司空",
        "澹台",
        "闻人",
        "赫连",
        "轩辕",
    ]
)


def begins_name(text: str) -> bool:
    """Whether a text begins with a family name.

    >>> begins_name("欧阳修"), begins_name("王思俊"), begins_name("从市公安局")
    (True, True, False)
    """
    return text[:2] in DOUBLE or text[:1] in SINGLE
